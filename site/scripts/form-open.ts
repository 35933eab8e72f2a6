/** Lets a file be chosen with a button, or dropped on the page. */
export function openFile(field: HTMLInputElement, button: HTMLElement, take: (file: File) => void): void {
  button.addEventListener("click", () => field.click())
  field.addEventListener("change", () => {
    const [file] = field.files ?? []
    if (file) take(file)
    field.value = ""
  })
  addEventListener("dragover", event => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault()
  })
  addEventListener("drop", event => {
    const [file] = event.dataTransfer?.files ?? []
    if (!file) return
    event.preventDefault()
    take(file)
  })
}
