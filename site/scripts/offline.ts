import { make } from "./dom.ts"

/**
 * Keeps the édition for reading without a network, and tells when another version is there: it is read when one says so,
 * or at a later visit. Nothing is kept from a disk, nor for one who asks to save data.
 */
export function offline(): void {
  const script = document.currentScript
  if (!("serviceWorker" in navigator) || !(script instanceof HTMLScriptElement)) return
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true) return
  const address = new URL("../service-worker.js", script.src)
  addEventListener("load", () => void keep(address))
}

async function keep(address: URL): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(address)
    if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting)
    registration.addEventListener("updatefound", () => {
      const next = registration.installing
      next?.addEventListener("statechange", () => {
        // The first one has nothing to replace.
        if (next.state === "installed" && navigator.serviceWorker.controller) tell(next)
      })
    })
  } catch {
    // comfort only: the page reads as well without it
  }
}

function tell(next: ServiceWorker): void {
  if (document.querySelector(".update")) return
  const button = make("button", "button", "La lire")
  button.type = "button"
  button.addEventListener("click", () => {
    // Another tab may have had it read already.
    if (next.state !== "installed") return location.reload()
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
    next.postMessage("maintenant")
  })
  const note = make("div", "update", make("p", "", "Une nouvelle version est prête."), button)
  note.setAttribute("role", "status")
  document.querySelector("main")?.before(note)
}
