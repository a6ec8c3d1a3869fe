/** The invented world: a distributor, its customers, its goods and what happened before the demo begins. */
export { seedWorld } from './world/seed.ts'
export { articles, goods, type Good } from './world/goods.ts'
export { buyers } from './world/people.ts'
export { past, sold } from './world/history.ts'
