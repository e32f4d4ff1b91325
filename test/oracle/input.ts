/** The types of subjects that 办法/2 knows; natural persons are scored elsewhere (办法/14/款2). */
export type SubjectType =
  | 'enterprise'
  | 'individualBusiness'
  | 'institution'
  | 'socialOrganization'
  | 'otherOrganization'
  | 'naturalPerson'

/** What is known of a record beyond its dates; dates are `YYYY-MM-DD`. */
export type RecordFacts = {
  level?: string
  role?: string
  rank?: string
  awarded?: number
  certificate?: string
  alertedOn?: string
  handledOn?: string
  standards?: number
  classification?: string
  penaltyKind?: string
  penaltyFinalOn?: string
}

/** One recorded piece of credit information. */
export type CreditRecord = {
  id: string
  type: string
  case: string
  occurredOn: string
  recordedOn: string
  status: 'pending' | 'confirmed' | 'revoked'
  repairedOn?: string
  validUntil?: string
  facts?: RecordFacts
}

/** What is known of a subject; both of the first are required where the subject is scored. */
type SubjectFacts = { instruments?: number; enrolledOn?: string; lastRedAlertOn?: string }

/** Who is scored. */
export type Subject = {
  id: string
  type: SubjectType
  name?: string
  district?: string
  facts: SubjectFacts
}

/** One subject of the scoring contract. */
export type Input = {
  asOf: string
  readings?: Readings
  subject: Subject
  records: CreditRecord[]
}

/** The alternatives switched on, by the id of their reading. */
export type Readings = Record<string, string>
