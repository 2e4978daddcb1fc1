import type { Context } from './context.ts';

/** Finds `feature.name` among handlers whose types were checked where they were composed. */
export function handlerIn(handlers: object, name: string): ((input: unknown, ctx: Context) => unknown) | undefined {
  const dot = name.indexOf('.');
  const feature: unknown = Object.hasOwn(handlers, name.slice(0, dot))
    ? Reflect.get(handlers, name.slice(0, dot))
    : undefined;
  if (typeof feature !== 'object' || feature === null) return undefined;
  const handler: unknown = Object.hasOwn(feature, name.slice(dot + 1))
    ? Reflect.get(feature, name.slice(dot + 1))
    : undefined;
  return typeof handler === 'function' ? (handler as (input: unknown, ctx: Context) => unknown) : undefined;
}
