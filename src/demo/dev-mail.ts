import { randomUUID } from 'node:crypto'
import type { DevMail, Handed } from '../web/dev/index.ts'
import type { Filling } from './fill.ts'
import { headerValue, readHead } from './mailhost/headers.ts'
import type { MailHost } from './mailhost/host.ts'
import { sendFromOutside } from './outside.ts'
import { type Sample, sampleBytes, samples } from './samples.ts'

export interface DemoMail extends DevMail {
  sendSample(sample: Sample, filling: Filling): Promise<Handed>
}

const find = (name: string) => samples.find(it => it.name === name)

/** The mail host as the pages of the demo use it. `now` is the time of the desk. */
export function createDevMail(host: MailHost, now: () => Date): DemoMail {
  const twice = countTwice(host)

  function sendSample(sample: Sample, filling: Filling) {
    const { name, from, to, verdict } = sample
    return sendFromOutside(host, sampleBytes(name, filling), { from, to: [to] }, verdict)
  }

  return {
    sendSample,
    send: (raw, envelope, verdict) => sendFromOutside(host, raw, envelope, verdict),
    async sendPreset(name) {
      const sample = find(name)
      return sample ? sendSample(sample, { now: now(), id: randomUUID() }) : { refused: 'there is no such sample' }
    },
    presetSource: name => (find(name) ? sampleBytes(name, { now: now(), id: 'source' }) : undefined),
    addresses: () => host.addresses(),
    list: address => host.mailbox(address).map(({ uid, internalDate }) => ({ uid, at: internalDate })),
    read: (address, uid) => host.mailbox(address).find(it => it.uid === uid)?.raw,
    twice,
  }
}

/** Mails of ours that lie in one mailbox more than once: what must never be. */
function countTwice(host: MailHost): () => number {
  const seen = new Set<string>()
  let twice = 0
  const note = (address: string, messageId: string | null, raw: () => Buffer | undefined) => {
    if (!messageId) return
    const key = `${address} ${messageId}`
    if (seen.has(key) && isOurs(raw())) twice += 1
    seen.add(key)
  }
  for (const address of host.addresses()) {
    for (const mail of host.mailbox(address))
      note(address, headerValue(readHead(mail.raw), 'message-id'), () => mail.raw)
  }
  host.onDelivery(({ address, uid, messageId }) => {
    note(address, messageId, () => host.mailbox(address).find(it => it.uid === uid)?.raw)
  })
  return () => twice
}

const isOurs = (raw: Buffer | undefined) => !!raw && headerValue(readHead(raw), 'x-postbode-run') !== null
