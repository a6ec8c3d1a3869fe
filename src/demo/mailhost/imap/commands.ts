import * as account from './account-commands.ts'
import * as folders from './folder-commands.ts'
import * as mails from './mail-commands.ts'
import { fetch } from './fetch.ts'
import { search } from './search.ts'
import type { Session } from './session.ts'
import type { Value } from './values.ts'

export interface Command {
  /** What must have happened before. */
  needs: 'nothing' | 'login' | 'folder'
  /** Message numbers may not change while a command speaks in them: then its news wait (RFC 3501 s. 7.4.1). */
  tells?: false
  /** Gives the text of the tagged OK, if it says more than "done". */
  run(session: Session, args: Value[], byUid: boolean): Promise<string | void> | string | void
}

export const commands: Record<string, Command | undefined> = {
  CAPABILITY: { needs: 'nothing', run: account.capability },
  NOOP: { needs: 'nothing', run() {} },
  ID: { needs: 'nothing', run: session => session.say('* ID NIL') },
  LOGIN: { needs: 'nothing', run: account.login },
  AUTHENTICATE: { needs: 'nothing', run: account.authenticate },
  LOGOUT: { needs: 'nothing', run: session => session.say('* BYE Until next time') },

  LIST: { needs: 'login', run: folders.list },
  LSUB: { needs: 'login', run: folders.list },
  STATUS: { needs: 'login', run: folders.status },
  CREATE: { needs: 'login', run: folders.create },
  SUBSCRIBE: { needs: 'login', run() {} },
  UNSUBSCRIBE: { needs: 'login', run() {} },
  SELECT: { needs: 'login', run: (session, args) => folders.select(session, args, false) },
  EXAMINE: { needs: 'login', run: (session, args) => folders.select(session, args, true) },
  APPEND: { needs: 'login', run: folders.append },

  CHECK: { needs: 'folder', run() {} },
  CLOSE: { needs: 'folder', run: mails.close },
  UNSELECT: { needs: 'folder', run: session => session.deselect() },
  IDLE: { needs: 'folder', run: session => session.idle() },
  EXPUNGE: { needs: 'folder', run: mails.expunge },
  FETCH: { needs: 'folder', tells: false, run: fetch },
  STORE: { needs: 'folder', tells: false, run: mails.store },
  SEARCH: { needs: 'folder', tells: false, run: search },
  COPY: { needs: 'folder', run: mails.copy },
  MOVE: { needs: 'folder', run: mails.move },
  'UID EXPUNGE': { needs: 'folder', run: mails.expunge },
  'UID FETCH': { needs: 'folder', run: fetch },
  'UID STORE': { needs: 'folder', run: mails.store },
  'UID SEARCH': { needs: 'folder', run: search },
  'UID COPY': { needs: 'folder', run: mails.copy },
  'UID MOVE': { needs: 'folder', run: mails.move },
}
