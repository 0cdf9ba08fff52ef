/** Runs with a variable of this process' environment at a value, or without it where that is undefined. */
export async function withVariable<T>(name: string, value: string | undefined, work: () => T): Promise<Awaited<T>> {
  const before = process.env[name];
  const set = (to: string | undefined): void => {
    if (to === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = to;
  };
  set(value);
  try {
    return await work();
  } finally {
    set(before);
  }
}
