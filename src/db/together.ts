import { known, type Db } from './pool.ts'

type AskAll<In, Out> = (many: In[]) => Promise<Out[]>

interface Asked<In, Out> {
  one: In
  resolve: (answer: Out) => void
  reject: (error: unknown) => void
}

/**
 * Ask for one thing where a batch of mails asks for many: what is asked beside each other, or while the database answers, is
 * asked in one statement. `askAll` answers in the order of its questions. Outside a transaction every question goes alone.
 */
export async function together<In, Out>(db: Db, what: string, one: In, askAll: AskAll<In, Out>): Promise<Out> {
  const answers = known.get(db)
  if (!answers) return (await askAll([one]))[0]!
  const name = `together ${what}`
  if (!answers.has(name)) answers.set(name, new Gathering(askAll))
  return (answers.get(name) as Gathering<In, Out>).ask(one)
}

class Gathering<In, Out> {
  #waiting: Asked<In, Out>[] = []
  #asking = false
  #askAll: AskAll<In, Out>

  constructor(askAll: AskAll<In, Out>) {
    this.#askAll = askAll
  }

  ask(one: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ one, resolve, reject })
      if (this.#asking) return
      this.#asking = true
      setImmediate(() => void this.#askOn())
    })
  }

  async #askOn(): Promise<void> {
    while (this.#waiting.length) {
      const asked = this.#waiting
      this.#waiting = []
      try {
        const answers = await this.#askAll(asked.map(it => it.one))
        for (const [at, { resolve }] of asked.entries()) resolve(answers[at]!)
      } catch (error) {
        for (const { reject } of asked) reject(error)
      }
    }
    this.#asking = false
  }
}
