import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** How many objects a field of introspection returns, by its name: an estimate that is right on the whole, not for one type. */
export type IntrospectionSizes = Readonly<Record<string, number>>;

/** The sizes for one schema. Its lists know no pages, so that aliases alone make an answer of any length. */
export function introspectionSizes(schema: GraphQLSchema): IntrospectionSizes {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const inputs = types.filter(isInputObjectType);
  const enums = types.filter(isEnumType);
  return {
    types: types.length,
    directives: schema.getDirectives().length,
    fields: ratio(fields.length, withFields.length),
    args: ratio(
      fields.reduce((sum, { args }) => sum + args.length, 0),
      fields.length,
    ),
    inputFields: ratio(
      inputs.reduce((sum, type) => sum + Object.keys(type.getFields()).length, 0),
      inputs.length,
    ),
    enumValues: ratio(
      enums.reduce((sum, type) => sum + type.getValues().length, 0),
      enums.length,
    ),
    possibleTypes: Math.max(1, ...types.filter(isInterfaceType).map((type) => schema.getPossibleTypes(type).length)),
    // About every second type is a list of something, or something that is never null.
    ofType: 0.5,
  };
}

const ratio = (sum: number, count: number): number => (count === 0 ? 0 : sum / count);
