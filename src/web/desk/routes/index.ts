import type { Handler } from '../deps.ts'
import type { Desk } from '../page.ts'
import { failedRoutes } from './failed.ts'
import { filedRoutes } from './filed.ts'
import { itemRoutes } from './item.ts'
import { learntRoutes } from './learnt.ts'
import { mailRoutes } from './mail.ts'
import { meRoutes } from './me.ts'
import { orderRoutes } from './orders.ts'
import { outgoingRoutes } from './outgoing.ts'
import { queueRoutes } from './queue.ts'
import { runRoutes } from './runs.ts'
import { signInRoutes } from './sign-in.ts'
import { undoRoutes } from './undo.ts'

export interface Route {
  method: 'GET' | 'POST'
  path: string
  handler: Handler
}

const AREAS = [
  signInRoutes,
  meRoutes,
  queueRoutes,
  itemRoutes,
  undoRoutes,
  outgoingRoutes,
  runRoutes,
  failedRoutes,
  filedRoutes,
  orderRoutes,
  learntRoutes,
  mailRoutes,
]

/** Every address of the desk. */
export const routes = (desk: Desk): Route[] => AREAS.flatMap(area => area(desk))
