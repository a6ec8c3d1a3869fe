import { once } from 'node:events'
import http from 'node:http'
import type { TestProject } from 'vitest/node'
import { TestCluster } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the workers ask the main process for the database server: it starts at the first question. */
    clusterDesk: string
  }
}

/** One PostgreSQL for the whole run, started when the first test asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = new TestCluster()
  const desk = http.createServer((_request, response) => {
    cluster.template().then(
      answer => response.end(JSON.stringify(answer)),
      (error: unknown) =>
        response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
  })
  desk.listen(0, '127.0.0.1')
  await once(desk, 'listening')
  const address = desk.address()
  if (address === null || typeof address === 'string') throw new Error('The test desk has no port.')
  project.provide('clusterDesk', `http://127.0.0.1:${address.port}/`)
  return async () => {
    desk.closeAllConnections()
    desk.close()
    await cluster[Symbol.asyncDispose]()
  }
}
