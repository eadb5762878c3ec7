/** The arguments of a list that never holds more than what meets a condition, whatever else is asked for. */
export function narrowed<
  Filter extends object,
  Args extends { readonly filter?: Filter | null },
  Condition extends Filter,
>(args: Args, condition: Condition): Omit<Args, 'filter'> & { readonly filter: { readonly and: readonly Filter[] } } {
  return {
    ...args,
    filter: { and: [condition, ...(args.filter && Object.keys(args.filter).length > 0 ? [args.filter] : [])] },
  };
}
