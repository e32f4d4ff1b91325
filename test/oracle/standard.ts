/** A grade of 办法/13, from A 优秀 to E 失信. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E'

/** A row of the 标准: its points in 1/100 point, deductions negative, in one of three shapes. */
export type Row = {
  row: number
  id: string
  points?: number
  by?: Readonly<Record<string, number>>
  awarded?: true
}

/** 办法/15: the base, in 1/100 point. */
export const BASE = 9000

/** 办法/15: best first; every grade starts at its printed lower limit, the last has none. */
export const BANDS: readonly { grade: Grade; from: number }[] = [
  { grade: 'A', from: 9500 },
  { grade: 'B', from: 8500 },
  { grade: 'C', from: 7500 },
  { grade: 'D', from: 6500 },
  { grade: 'E', from: -Infinity },
]

const WARNING = ['办法/24/1', '办法/24/2', '办法/24/3', '办法/24/4']

/** 办法/23 to 25: what each grade brings, by citation; 办法/25 adds to 办法/24. */
export const MEASURES: Readonly<Record<Grade, readonly string[]>> = {
  A: ['办法/23/1', '办法/23/2', '办法/23/3', '办法/23/4', '办法/23/5'],
  B: [],
  C: [],
  D: WARNING,
  E: [...WARNING, '办法/25/1', '办法/25/2', '办法/25/3'],
}

/** The 87 rows of the 标准 in order. Row 14 is per day. */
export const ROWS: readonly Row[] = [
  { row: 1, id: 'quiet-3-months', points: 100 },
  { row: 2, id: 'quiet-6-months', points: 150 },
  { row: 3, id: 'quiet-1-year', points: 300 },
  { row: 4, id: 'award', by: { 县级: 200, 市级: 400, 省级: 600, 国家级: 800 } },
  { row: 5, id: 'pledge', points: 100 },
  { row: 6, id: 'law-exam', awarded: true },
  { row: 7, id: 'public-service', points: 100 },
  { row: 8, id: 'certification', points: 200 },
  { row: 9, id: 'regulation-drafting', by: { 主要起草单位: 200, 参加起草单位: 100 } },
  { row: 10, id: 'skills-contest', by: { 第一名: 300, 第二名: 200, 第三名: 100 } },
  { row: 11, id: 'red-alert-3-days', points: -100 },
  { row: 12, id: 'red-alert-6-days', points: -300 },
  { row: 13, id: 'red-alert-9-days', points: -500 },
  { row: 14, id: 'red-alert-after-9-days', points: -100 },
  { row: 15, id: 'verification-overdue', points: -500 },
  { row: 16, id: 'failed-instrument-in-use', points: -1000 },
  { row: 17, id: 'defective-instrument-loss', points: -1000 },
  { row: 18, id: 'fraudulent-instrument-loss', points: -2000 },
  { row: 19, id: 'fraudulent-instrument-crime', points: -3000 },
  { row: 20, id: 'seal-broken', points: -1000 },
  { row: 21, id: 'verification-mark-forged', points: -2000 },
  { row: 22, id: 'verification-mark-crime', points: -3000 },
  { row: 23, id: 'utility-meter-overdue', points: -1000 },
  { row: 24, id: 'market-scale-missing', points: -300 },
  { row: 25, id: 'fuel-dispenser-uncertified', points: -300 },
  { row: 26, id: 'lens-maker-equipment', points: -1000 },
  { row: 27, id: 'optician-acceptance-system', points: -300 },
  { row: 28, id: 'optician-equipment', points: -1000 },
  { row: 29, id: 'contact-lens-equipment', points: -1000 },
  { row: 30, id: 'optical-data-inaccurate', points: -1000 },
  { row: 31, id: 'abolished-unit-instrument', points: -500 },
  { row: 32, id: 'unapproved-type', points: -1500 },
  { row: 33, id: 'approved-type-altered', points: -1000 },
  { row: 34, id: 'unverified-release', points: -1000 },
  { row: 35, id: 'fraudulent-instrument-trade', points: -2000 },
  { row: 36, id: 'fraudulent-instrument-trade-crime', points: -3000 },
  { row: 37, id: 'expired-reference-material', points: -1500 },
  { row: 38, id: 'defective-parts', points: -800 },
  { row: 39, id: 'top-standard-unassessed', points: -1000 },
  { row: 40, id: 'standard-staff-short', points: -200 },
  { row: 41, id: 'standard-file-missing', points: -200 },
  { row: 42, id: 'standard-stability-untested', points: -200 },
  { row: 43, id: 'standard-untraceable', points: -500 },
  { row: 44, id: 'standard-environment', points: -300 },
  { row: 45, id: 'certificate-without-record', points: -500 },
  { row: 46, id: 'standard-certificate-expired', points: -1000 },
  { row: 47, id: 'comparison-failed', points: -800 },
  { row: 48, id: 'calibration-unfiled', points: -500 },
  { row: 49, id: 'calibration-standard-unassessed', points: -1000 },
  { row: 50, id: 'calibration-off-specification', points: -1500 },
  { row: 51, id: 'calibration-out-of-scope', points: -1500 },
  { row: 52, id: 'calibration-of-compulsory-instrument', points: -700 },
  { row: 53, id: 'calibration-certificate-forged', points: -2000 },
  { row: 54, id: 'branch-office-calibration', points: -700 },
  { row: 55, id: 'verification-unauthorized', points: -1500 },
  { row: 56, id: 'verification-out-of-scope', points: -1000 },
  { row: 57, id: 'verification-off-regulation', points: -1000 },
  { row: 58, id: 'verification-data-forged', points: -1500 },
  { row: 59, id: 'authorized-work-stopped', points: -500 },
  { row: 60, id: 'authorized-work-below-standard', points: -1500 },
  { row: 61, id: 'non-legal-unit', points: -300 },
  { row: 62, id: 'non-legal-unit-published', points: -500 },
  { row: 63, id: 'package-quantity-producer', points: -1200 },
  { row: 64, id: 'quantity-seller', points: -500 },
  { row: 65, id: 'quantity-unregulated-seller', points: -300 },
  { row: 66, id: 'quantity-purchaser', points: -300 },
  { row: 67, id: 'net-content-unmarked', points: -700 },
  { row: 68, id: 'c-mark-unauthorized', points: -1000 },
  { row: 69, id: 'c-mark-below-requirements', points: -700 },
  { row: 70, id: 'energy-inefficient-product', points: -1500 },
  { row: 71, id: 'energy-label-missing', points: -700 },
  { row: 72, id: 'energy-label-irregular', points: -500 },
  { row: 73, id: 'energy-label-forged', points: -2000 },
  { row: 74, id: 'water-label-missing', points: -700 },
  { row: 75, id: 'water-label-irregular', points: -500 },
  { row: 76, id: 'water-label-forged', points: -2000 },
  { row: 77, id: 'water-label-missing-seller', points: -700 },
  { row: 78, id: 'water-label-irregular-seller', points: -500 },
  { row: 79, id: 'water-label-forged-seller', points: -2000 },
  { row: 80, id: 'energy-metering-missing', points: -1000 },
  { row: 81, id: 'energy-metering-staff', points: -200 },
  { row: 82, id: 'energy-inspection-refused', points: -2000 },
  { row: 83, id: 'license-false-commitment', points: -2000 },
  { row: 84, id: 'license-by-fraud', points: -2000 },
  { row: 85, id: 'criminal-conviction', points: -3000 },
  { row: 86, id: 'decision-unperformed', points: -3000 },
  { row: 87, id: 'judgment-unperformed', points: -3000 },
]
