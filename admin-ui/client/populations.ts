// Populations: the frozen sets of subjects that simulations go over.
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { call, ServerError } from './call.ts'

/** Subject `n` of a population, from 0, as a request of the scoring contract. */
export const readSubject = (
  population: string,
  n: number,
  signal?: AbortSignal,
): Promise<ScoreRequest> =>
  call('GET', `/v1/populations/${encodeURIComponent(population)}/subjects/${n}`, { signal })

/** Names of districts by code. */
export const listDistricts = async (signal?: AbortSignal): Promise<Map<string, string>> => {
  const answer = await call<{ districts: { id: string; name: string }[] }>('GET', '/v1/districts', {
    signal,
  })
  return new Map(answer.districts.map(({ id, name }) => [id, name]))
}

/** Starts to make an invented population. */
export const generatePopulation = ({
  name,
  ...generate
}: {
  name: string
  size: number
  seed: number
  asOf: string
}): Promise<unknown> => call('POST', '/v1/populations', { body: { name, generate } })

/** A file that waits to be imported. */
export type Upload = { id: string; name: string; bytes: number }

/** Sends a file as it is; `seen` is told which part of it is there. */
export function uploadFile(
  file: File,
  seen: (part: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  // fetch tells nothing of what has been sent.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const unreachable = () => reject(new ServerError({ status: 0, title: 'unreachable' }))
    request.open('POST', `/v1/uploads?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => seen(total === 0 ? 0 : loaded / total)
    request.onerror = unreachable
    request.onabort = unreachable
    request.onload = () => {
      const { status, response, statusText } = request
      if (status === 201) resolve(response as Upload)
      else reject(new ServerError({ title: statusText, ...(response as object), status }))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Takes back a file that was sent. */
export const dropUpload = (id: string): Promise<void> =>
  call('DELETE', `/v1/uploads/${encodeURIComponent(id)}`)

/** Starts to import files: one of score requests, or the tables of subjects and of records. */
export const importPopulation = ({
  name,
  ...given
}: {
  name: string
  files: string[]
  asOf: string
  /** Columns of the subjects whose check digits must be right. */
  uscc?: string[]
}): Promise<unknown> => call('POST', '/v1/populations', { body: { name, import: given } })

/** Stops a population that is being made, or deletes one. */
export const deletePopulation = (id: string): Promise<void> =>
  call('DELETE', `/v1/populations/${encodeURIComponent(id)}`)
