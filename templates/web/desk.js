// Behaviours that the desk can do without: shortcuts, source beside field, news, one submit per press.
const $ = (selector, from = document) => from.querySelector(selector)
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)]
document.documentElement.classList.add('js')
for (const it of $$('.needs-script')) it.hidden = false

// ---------------------------------------------------------------- source tabs
const tabs = $$('[data-tab]')
const panels = $$('[data-panel]')

function openTab(tab) {
  if (!tab) return
  const id = tab.hash.slice(1)
  for (const it of tabs) it.removeAttribute('aria-current')
  tab.setAttribute('aria-current', 'true')
  for (const it of panels) it.hidden = it.id !== id
}
for (const tab of tabs) {
  tab.addEventListener('click', event => {
    event.preventDefault()
    openTab(tab)
    tab.focus()
  })
}
openTab(tabs[0])

// ---------------------------------------------------------------- field <-> source
let lit = []

function light(id) {
  for (const it of lit) it.classList.remove('lit')
  lit = id ? $$(`[data-for~="${CSS.escape(id)}"]`) : []
  const first = lit[0]
  if (!first) return
  for (const it of lit) it.classList.add('lit')
  const panel = first.closest('[data-panel]')
  if (panel.hidden) openTab(tabs.find(it => it.hash === `#${panel.id}`))
  bring(first)
}

/** Scroll the pane alone, never the page, and only as far as needed to have it in sight. */
function bring(target) {
  for (let pane = target.parentElement; pane && pane !== document.body; pane = pane.parentElement) {
    const style = getComputedStyle(pane)
    const [a, b] = [pane.getBoundingClientRect(), target.getBoundingClientRect()]
    if (/auto|scroll/.test(style.overflowY) && (b.top < a.top + 40 || b.bottom > a.bottom - 40))
      pane.scrollTop += b.top - a.top - (a.height - b.height) / 2
    if (/auto|scroll/.test(style.overflowX) && (b.left < a.left || b.right > a.right))
      pane.scrollLeft += b.left - a.left - 40
  }
}

document.addEventListener('focusin', event => {
  const field = event.target.closest?.('[data-evidence]')
  if (field) light(field.dataset.evidence)
})
document.addEventListener('click', event => {
  const mark = event.target.closest?.('[data-for]')
  if (!mark || getSelection()?.toString()) return
  const ids = mark.dataset.for.split(' ')
  const fields = ids.map(id => $(`[data-evidence="${CSS.escape(id)}"]`)).filter(Boolean)
  const next = fields[(fields.indexOf(document.activeElement) + 1) % fields.length]
  if (next) {
    next.focus({ preventScroll: true })
    bring(next)
  }
})

// ---------------------------------------------------------------- forms
document.addEventListener('submit', event => {
  const form = event.target
  if (form.method === 'dialog') return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = '1'
  const button = event.submitter
  setTimeout(() => {
    if (!button) return
    button.setAttribute('aria-busy', 'true')
    button.textContent = document.body.dataset.busy
  }, 400)
})
// back from the next page: the form may be sent again
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})
$('#review')?.addEventListener('input', () => {
  const note = $('[data-outdated]')
  if (note) note.hidden = false
})
for (const it of $$('details.outcome')) it.addEventListener('toggle', () => it.open && $('select, textarea', it)?.focus())

// ---------------------------------------------------------------- keyboard
const help = $('#help')
$('[data-help]')?.addEventListener('click', () => help.showModal())
const editing = it => it.matches?.('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
let going = false

function press(target) {
  if (!target) return
  if (target.matches('summary')) {
    target.parentElement.open = true
    $('select, textarea', target.parentElement)?.focus()
  } else target.click()
}

function move(list, step) {
  const at = list.indexOf(document.activeElement)
  const next = at < 0 ? (step > 0 ? list[0] : list.at(-1)) : list[at + step]
  if (!next) return
  next.focus({ preventScroll: true })
  if (next.closest('.scroll')) bring(next)
  else next.scrollIntoView({ block: 'nearest' })
}

/** From the field that has the focus to the next that needs a look, and round again. */
function nextLook(step) {
  const looks = $$('[data-look]')
  if (!looks.includes(document.activeElement)) return move(looks, step)
  const at = looks.indexOf(document.activeElement) + step
  move([looks.at(at % looks.length)], 1)
}

function approve(button) {
  const open = $('.blocked')
  if (open) return nextLook(1)
  press(button)
}

const rows = () => $$('.row-link')
const keys = {
  j: () => (rows().length ? move(rows(), 1) : press($('[data-key=j]'))),
  k: () => (rows().length ? move(rows(), -1) : press($('[data-key=k]'))),
  o: () => press(rows().includes(document.activeElement) ? document.activeElement : $('[data-key=o]')),
  b: () => press(document.activeElement?.closest('tr')?.querySelector('[data-row-key=b]') ?? $('[data-key=b]')),
  e: () => move([$('.fields :is(input:not([type=hidden]), select, textarea)')], 1),
  n: () => nextLook(1),
  N: () => nextLook(-1),
  '/': () => $('[data-search]')?.focus(),
  '?': () => help?.showModal(),
  g: () => {
    going = true
    setTimeout(() => (going = false), 1500)
  },
}

document.addEventListener('keydown', event => {
  if (event.isComposing || event.defaultPrevented) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest('form#review') ?? $('form#review')
    if (!form) return
    event.preventDefault()
    const open = event.target.closest('details.outcome')
    form.requestSubmit($('button[name=outcome]', open ?? form))
    return
  }
  if (event.key === 'Escape' && editing(event.target)) {
    event.target.blur()
    return
  }
  if (event.key === 'Escape') {
    for (const it of $$('details.outcome[open]')) it.open = false
    return
  }
  if (document.body.dataset.shortcuts !== 'on' || event.ctrlKey || event.altKey || event.metaKey) return
  if (editing(event.target) || help?.open) return
  const key = { ArrowDown: 'j', ArrowUp: 'k' }[event.key] ?? event.key
  if (key !== event.key && !rows().includes(document.activeElement)) return
  if (going && /^[a-z]$/i.test(key)) {
    going = false
    press($(`[data-go="${key.toLowerCase()}"]`))
  } else if (/^[1-9]$/.test(key) && tabs[key - 1]) {
    openTab(tabs[key - 1])
    tabs[key - 1].focus()
  } else if (keys[key]) keys[key]()
  else if (/^[a-z]$/.test(key)) {
    const target = $(`[data-key="${key}"]`)
    if (!target) return
    if (key === 'a') approve(target)
    else press(target)
  } else return
  event.preventDefault()
})

// ---------------------------------------------------------------- news
const pill = $('[data-live]')
if (pill) {
  let announced = 0
  const ask = async () => {
    if (document.hidden) return
    try {
      const answer = await fetch(pill.dataset.live, { headers: { accept: 'application/json' } })
      $('[data-offline]').hidden = answer.status < 500
      if (answer.status !== 200) return
      const news = await answer.json()
      pill.textContent = news.pill
      pill.hidden = false
      document.title = document.title.replace(/^(\(\d+\) )?/, `(${news.waiting}) `)
      if (Date.now() - announced > 10_000) {
        announced = Date.now()
        $('[data-announce]').textContent = news.pill
      }
    } catch {
      // the page stays as it is, and the next round asks again
      $('[data-offline]').hidden = false
    }
  }
  setInterval(ask, 15_000)
  document.addEventListener('visibilitychange', ask)
}
