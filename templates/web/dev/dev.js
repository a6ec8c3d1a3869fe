// Without this script the pages work too: the trace reloads whole, the rest waits for a click.
const seconds = Number(document.body.dataset.refresh)

async function look() {
  if (!document.hidden) {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
    if (answer?.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const parts = [...fresh.querySelectorAll('[data-live]')]
      document.querySelectorAll('[data-live]').forEach((part, i) => {
        if (!parts[i] || part.innerHTML === parts[i].innerHTML) return
        // what has the focus stays as it is
        if (!part.contains(document.activeElement)) part.innerHTML = parts[i].innerHTML
      })
    }
  }
  if (!document.querySelector('[data-settled]')) setTimeout(look, seconds * 1000)
}
if (seconds) setTimeout(look, seconds * 1000)

// The field for another address only where it is asked for.
const from = document.querySelector('#from')
const free = document.querySelector('.free')
if (from && free) {
  const follow = () => (free.hidden = from.value !== 'free')
  from.addEventListener('change', follow)
  follow()
}

document.querySelector('[role=alert]')?.focus()
