import { expect, test } from 'vitest'
import { until } from '../support/intake.ts'
import { office, raw } from './office.ts'

const signed = (domain: string) =>
  raw('Vraag', 'Wat zijn jullie openingstijden?', {
    from: `inkoop@${domain}`,
    headers: `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=a; h=from:subject; bh=AAAA; b=AAAA`,
  })

test('a sender whose DNS never answers keeps his own mail waiting, not those that came with it', async () => {
  await using w = await office({
    resolver: name =>
      Promise.reject(
        name.endsWith('silent.example')
          ? Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' })
          : Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' }),
      ),
  })
  const [first, silent, last] = await w.arrive(
    signed('bosveld.example'),
    signed('silent.example'),
    signed('klant.example'),
  )
  await w.open()
  await until(
    async () => (await w.mail(first!)).state === 'routed' && (await w.mail(last!)).state === 'routed',
    'the others are worked on',
    10_000,
  )
  expect((await w.mail(silent!)).state).toBe('recorded')
})
