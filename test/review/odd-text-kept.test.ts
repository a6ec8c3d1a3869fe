import { expect, test } from 'vitest'
import { until } from '../support/intake.ts'
import { office, raw } from './office.ts'

test('a mail that writes about the character \\u0000 is worked on like any other, and its subject stays as it was written', async () => {
  await using w = await office()
  const subject = 'Fout in jullie export: \\u0000 in veld 3, "\\u0000'
  const [mail] = await w.arrive(raw(subject, 'De tekst \\u0000" staat in het bestand. Kunnen jullie dat nakijken?'))
  await w.open()
  const [run] = await w.begun(mail!, 1)
  await until(async () => (await w.mail(mail!)).state !== 'recorded', 'the mail is handled')
  expect((await w.mail(mail!)).state).toBe('routed')
  expect(run).toMatchObject({ workflow: 'question', status: 'waiting' })
  expect((await w.pool.query('select subject from inbound_message where id = $1', [mail])).rows).toEqual([{ subject }])
})

test.each([79, 119, 299, 499, 1999])(
  'a sign of two halves that a cut after %i characters parts stops no mail',
  async before => {
    await using w = await office()
    const [mail] = await w.arrive(
      raw(`${'Openingstijden '.repeat(200).slice(0, before)}😀 graag`, 'Wat zijn jullie openingstijden?'),
    )
    await w.open()
    const [run] = await w.begun(mail!, 1)
    await until(async () => (await w.runs(mail!))[0]!.status === 'waiting', 'a colleague can see it', 5000)
    expect(run!.workflow).toBe('question')
  },
)
