/** Works a thing out once for each object asked of, and lets it go with the object. */
export function onceEach<Of extends object, Made>(make: (one: Of) => Made): (one: Of) => Made {
  const made = new WeakMap<Of, Made>()
  return one => {
    let found = made.get(one)
    if (found === undefined) {
      found = make(one)
      made.set(one, found)
    }
    return found
  }
}
