import { readFile } from 'node:fs/promises'

/** Processor time of a process so far (proc(5), fields 14 and 15); NaN where that cannot be known. */
export async function secondsSpent(pid: number | undefined): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
    const [utime, stime] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return (Number(utime) + Number(stime)) / 100
  } catch {
    return Number.NaN
  }
}
