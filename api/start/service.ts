// The whole service over one data folder: store, evidence, people, versions.
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type Notary, openNotary } from '../audit/checkpoint.ts'
import { type Ledger, openLedger } from '../audit/record.ts'
import { makeSigner, readSigner, type Signer } from '../audit/signer.ts'
import type { Office } from '../lifecycle/office.ts'
import { openReader } from '../lifecycle/reader.ts'
import { type Arrivals, openArrivals } from '../people/arrivals.ts'
import { type Attempts, createAttempts } from '../people/attempts.ts'
import { type Confirm, openConfirm } from '../people/confirm.ts'
import { type Keys, openKeys } from '../people/keys.ts'
import { type Cost, createPasswords, type Passwords } from '../people/passwords.ts'
import { openProvider, type Provider } from '../people/provider.ts'
import { openSessions, type Sessions } from '../people/sessions.ts'
import { currentBuild } from '../receipts/build.ts'
import { openReceipts, type Receipts } from '../receipts/receipts.ts'
import type { ProviderSettings } from '../settings.ts'
import { openStore, type Store, type StoreOptions } from '../store/open.ts'
import { begin, type FirstRun, importNew, knowSigner } from './begin.ts'
import { FIRST_RUN, prepareFolder, SIGNING_KEY } from './folder.ts'
import { shippedRules } from './shipped.ts'

export type ServiceOptions = StoreOptions & {
  /** The rules that ship. */
  rules: string
  today: () => string
  /** A PKCS#8 PEM file; without one a key is made in the data folder. */
  signingKey?: string
  /** Places outside the data folder that keep checkpoints. */
  checkpoints?: readonly string[]
  passwordCost?: Cost
  /** Where people may sign in with an account kept elsewhere. */
  provider?: ProviderSettings
  /** Hears what the person who runs it should know. */
  warn: (zh: string, en: string) => void
}

/** The parts that routes and verbs use. */
export type Service = {
  store: Store
  ledger: Ledger
  signer: Signer
  notary: Notary
  office: Office
  passwords: Passwords
  sessions: Sessions
  attempts: Attempts
  confirm: Confirm
  elsewhere?: { provider: Provider; arrivals: Arrivals }
  keys: Keys
  receipts: Receipts
  /** What the first start made; only then. */
  firstRun?: FirstRun
  close: () => Promise<void>
}

/** Opens the service of a data folder by the rules of a start. */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { folder, warn, today } = options
  prepareFolder(folder)
  const rules = shippedRules(options.rules)
  const store = await openStore(options)
  try {
    const ledger = await openLedger(store)
    const signer = openSigner(options, ledger)
    const passwords = createPasswords(store.world, options.passwordCost)
    const places = (options.checkpoints ?? []).map((place) => resolve(place))
    const inside = places.filter((place) => !relative(folder, place).startsWith('..'))
    for (const place of inside) {
      warn(
        `检查点的位置「${place}」在数据目录之内，对能改动数据目录的人证明不了什么`,
        `the place 「${place}」 of checkpoints is inside the data folder; it proves nothing against its owner`,
      )
    }
    const notary = openNotary(ledger, signer, places, (place, error) =>
      warn(
        `检查点写不进「${place}」：${error}`,
        `cannot write a checkpoint to 「${place}」: ${error}`,
      ),
    )
    let firstRun: FirstRun | undefined
    if (ledger.head() === 0) firstRun = await begin(ledger, passwords, signer, rules)
    else {
      await knowSigner(ledger, signer)
      await importNew(ledger, rules)
    }
    const attempts = createAttempts()
    const sessions = openSessions(ledger, passwords, attempts, join(folder, FIRST_RUN))
    const provider = options.provider && openProvider(options.provider, store.world)
    const keys = openKeys(ledger)
    const receipts = openReceipts(ledger, signer, currentBuild())
    const reader = openReader()
    const close = async () => {
      await reader.close()
      await keys.flush()
      await notary.now()
      store.close()
    }
    const office = { ledger, today, rules: options.rules, reader }
    return {
      store,
      ledger,
      signer,
      notary,
      office,
      passwords,
      sessions,
      attempts,
      confirm: openConfirm(ledger, passwords, attempts),
      ...(provider
        ? { elsewhere: { provider, arrivals: openArrivals(ledger, sessions, provider) } }
        : {}),
      keys,
      receipts,
      firstRun,
      close,
    }
  } catch (error) {
    store.close()
    throw error
  }
}

function openSigner({ folder, signingKey }: ServiceOptions, ledger: Ledger): Signer {
  if (signingKey !== undefined) return readSigner(signingKey)
  const file = join(folder, SIGNING_KEY)
  // A store that has signed before must not go on under a key that nobody chose.
  if (!existsSync(file) && ledger.head() === 0) makeSigner(file)
  return readSigner(file)
}
