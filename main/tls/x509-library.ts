/** The parts of the reflection proposal that the certificate library's container calls. */
interface MetadataReflection {
  defineMetadata?: (key: unknown, value: unknown, target: object) => void;
  getOwnMetadata?: (key: unknown, target: object) => unknown;
  getMetadata?: (key: unknown, target: object) => unknown;
}

/**
 * Loads the certificate library when a certificate must be made, which is once a year: it takes a tenth of a second and some
 * megabytes. It refuses to load without metadata reflection, of which it needs three functions.
 */
export async function loadX509(): Promise<typeof import('@peculiar/x509')> {
  // as: Reflect gets the three functions here; its own type knows none of them.
  installMetadata(Reflect as MetadataReflection);
  return import('@peculiar/x509');
}

function installMetadata(reflect: MetadataReflection): void {
  if (reflect.getMetadata) return;
  const store = new WeakMap<object, Map<unknown, unknown>>();
  const own = (key: unknown, target: object) => store.get(target)?.get(key);
  reflect.defineMetadata = (key, value, target) => {
    const entries = store.get(target) ?? new Map<unknown, unknown>();
    store.set(target, entries.set(key, value));
  };
  reflect.getOwnMetadata = own;
  reflect.getMetadata = (key, target) => {
    for (let at: object | null = target; at; at = Reflect.getPrototypeOf(at)) {
      if (store.get(at)?.has(key)) return own(key, at);
    }
    return undefined;
  };
}
