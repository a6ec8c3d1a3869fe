import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createGate } from '../src/mail/sender-gate.ts'

test('one mail stands between its final dot and its outcome; the others wait their turn', async () => {
  const gate = createGate(60_000)
  const sent: number[] = []
  const mails = [1, 2, 3].map(async id => {
    await gate.enter(id)
    sent.push(id)
  })
  await pause(30)
  expect(sent).toEqual([1])
  gate.leave(1)
  await pause(30)
  expect(sent).toEqual([1, 2])
  gate.leave(2)
  gate.leave(3) // its turn had not come: nothing is left
  await Promise.all(mails)
  expect(sent).toEqual([1, 2, 3])
})

test('a server that takes long gets the next mail meanwhile', async () => {
  const gate = createGate(20)
  await gate.enter(1)
  await gate.enter(2)
  gate.leave(1)
  gate.leave(1)
  gate.leave(2)
  await gate.enter(3)
})
