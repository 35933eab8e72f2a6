/** A search field; a script does the searching, so it is not shown where scripts do not run. */
export function Search({ label, target }: { label: string; target?: string }) {
  return (
    <search class="search needs-script">
      <form class="search-form" data-target={target} autocomplete="off">
        <label class="label" for="q">
          {label}
        </label>
        <div class="search-line">
          <input id="q" name="q" type="search" enterkeyhint="search" spellcheck={false} />
          <button class="button button-main" type="submit">
            Chercher
          </button>
        </div>
      </form>
    </search>
  )
}
