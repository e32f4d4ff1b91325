/** Subjects counted, in English; figures come written. */
export const subjects = (n: string) => (n === '1' ? '1 subject' : `${n} subjects`)
