import Handlebars from 'handlebars'

type Path = hbs.AST.PathExpression
type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement

/**
 * Read a template of ours so that a gap can never be printed: every `{{total}}` becomes `{{print total name="total"}}`, and
 * every helper and partial is told the name of what it gets. Throws on `{{{`, on decorators and on what cannot be read.
 */
export function strictly(source: string): hbs.AST.Program {
  const program = Handlebars.parse(source)
  new Naming().accept(program)
  return program
}

class Naming extends Handlebars.Visitor {
  override MustacheStatement(it: hbs.AST.MustacheStatement): void {
    if (!it.escaped) throw new Error(`line ${it.loc.start.line}: {{{ }}} prints unescaped, use {{ }}`)
    super.MustacheStatement(it)
    if (it.params.length === 0 && isPath(it.path)) asValue(it)
    else nameFirst(it)
  }

  override BlockStatement(it: hbs.AST.BlockStatement): void {
    super.BlockStatement(it)
    if (it.path.original !== 'each') return
    nameFirst(it)
    // a list with nothing in it is a gap as well, unless the template says what to write then
    if (!it.inverse) it.hash.pairs.push({ type: 'HashPair', key: 'filled', value: yes(it), loc: it.loc })
  }

  override SubExpression(it: hbs.AST.SubExpression): void {
    super.SubExpression(it)
    nameFirst(it)
  }

  override PartialStatement(it: hbs.AST.PartialStatement): void {
    super.PartialStatement(it)
    nameHash(it)
  }

  override PartialBlockStatement(it: hbs.AST.PartialBlockStatement): void {
    super.PartialBlockStatement(it)
    nameHash(it)
  }
}

function asValue(it: hbs.AST.MustacheStatement): void {
  const wanted = it.path as Path
  it.path = { ...wanted, data: false, depth: 0, parts: ['print'], original: 'print' }
  it.params = [wanted]
  nameFirst(it)
}

/** `name="order.total"` on a helper's call. */
function nameFirst(it: Call): void {
  const first = it.params[0]
  if (!first || !isPath(first)) return
  const value: hbs.AST.StringLiteral = {
    type: 'StringLiteral',
    value: first.original,
    original: first.original,
    loc: it.loc,
  }
  const pair: hbs.AST.HashPair = { type: 'HashPair', key: 'name', value, loc: it.loc }
  it.hash = { type: 'Hash', loc: it.loc, pairs: [...(it.hash?.pairs ?? []), pair] }
}

/** A partial gets `(print total name="total")`: the error names the value of the template, not the partial's word for it. */
function nameHash(it: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
  for (const pair of it.hash?.pairs ?? []) {
    if (!isPath(pair.value)) continue
    const wanted = pair.value
    const call: hbs.AST.SubExpression = {
      type: 'SubExpression',
      path: { ...wanted, data: false, depth: 0, parts: ['print'], original: 'print' },
      params: [wanted],
      hash: { type: 'Hash', loc: it.loc, pairs: [] },
      loc: it.loc,
    }
    nameFirst(call)
    pair.value = call
  }
}

const yes = ({ loc }: hbs.AST.Node): hbs.AST.BooleanLiteral => ({
  type: 'BooleanLiteral',
  value: true,
  original: true,
  loc,
})
const isPath = (it: hbs.AST.Node): it is Path => it.type === 'PathExpression'
