import { transaction } from '../db/pool.ts'
import { retryRun } from '../engine/run.ts'
import { UsageError, type Verb } from './verb.ts'
import { withDatabase } from './database.ts'

const verb: Verb = {
  usage: 'retry RUN',
  summary: 'Let a stopped run go on from where it stopped. Mail that left is not sent again.',
  takes: 1,
  async run([id]) {
    if (!id || !/^\d{1,15}$/.test(id))
      throw new UsageError('retry needs the number of a run, as `postbode runs` shows it')
    await withDatabase(async pool => {
      if (await transaction(pool, tx => retryRun(tx, Number(id), 'command line'))) {
        process.stdout.write(`Run ${id} goes on as soon as a worker sees it.\n`)
        return
      }
      const { rows } = await pool.query<{ status: string }>('select status from workflow_run where id = $1', [id])
      throw new UsageError(rows[0] ? `run ${id} has not stopped: it is ${rows[0].status}` : `there is no run ${id}`)
    })
  },
}
export default verb
