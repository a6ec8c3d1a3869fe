import type { Handler } from '../deps.ts'
import type { Desk } from '../page.ts'
import { queueRoutes } from './queue.ts'
import { signInRoutes } from './sign-in.ts'
import { meRoutes } from './me.ts'
import { itemRoutes } from './item.ts'
import { undoRoutes } from './undo.ts'

export interface Route {
  method: 'GET' | 'POST'
  path: string
  handler: Handler
}

/** Every address of the desk. */
export function routes(desk: Desk): Route[] {
  return [...signInRoutes(desk), ...meRoutes(desk), ...queueRoutes(desk), ...itemRoutes(desk), ...undoRoutes(desk)]
}
