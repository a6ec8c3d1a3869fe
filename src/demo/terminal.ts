/** Where the lines go, and whether it shows colours. */
export interface Out {
  write(text: string): unknown
  isTTY?: boolean
}

/** Plain lines for a person: no spinner, nothing is overwritten, colours only on a terminal. */
export function createTerminal(out: Out) {
  const began = performance.now()
  const colour = (code: number, text: string) => (out.isTTY ? `\u001B[${code}m${text}\u001B[0m` : text)
  const line = (text = '') => void out.write(`${text}\n`)
  return {
    line,
    title: (text: string) => line(colour(1, text)),
    /** '  ✓ database            PostgreSQL 18, .postbode/postgres                       4.1 s' */
    step(what: string, says: string) {
      const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`
      line(`  ${colour(32, '✓')} ${what.padEnd(18)}  ${says.padEnd(54)}  ${seconds}`)
    },
    /** One mail that the desk has dealt with as far as it can by itself. */
    mail(at: string, subject: string, became: string, forPerson: boolean) {
      const mark = forPerson ? colour(33, '●') : colour(32, '✓')
      line(`  ${mark} ${at}  ${shorten(subject, 38).padEnd(38)}  ${shorten(became, 96)}`)
    },
    problem: (text: string) => line(colour(31, text)),
  }
}
export type Terminal = ReturnType<typeof createTerminal>

const shorten = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)
