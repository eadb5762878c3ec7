/**
 * The engine: from a data model and declarations to loaders.
 *
 * Everything that does not depend on a request is made once: tables, orders, statement texts, and a class per entity whose
 * methods are its questions. What a request pays for is one small object; an entity's object comes with its first use, a
 * batch with its first load.
 */
import type { Session } from '../database/session.js';
import { Count } from './count.js';
import { Keys } from './keys.js';
import type { ListSource } from './list.js';
import { Many } from './many.js';
import { TypeOf } from './node.js';
import { One } from './one.js';
import { Pages } from './page.js';
import type { ReportLoaders } from './report.js';
import { type Question, Rounds } from './rounds.js';
import { Search } from './search.js';
import type { DeclaredSearch, DeclaredSearches, SearchLoaders } from './searches.js';
import type { Declarations, DeclaredSort, Shape } from './shapes.js';
import { type NamedSorts, Sorts } from './sort.js';
import { Statements } from './statements.js';
import { type Models, type Table, Tables } from './table.js';
import type { LoadersOf, World } from './types.js';

export interface EngineOptions<Declared, Searched> {
  readonly models: Models;
  readonly declared: Declared;
  /** What `search` finds rows of, by the name of the question. */
  readonly searches?: Searched;
  /** Orders by several columns: model → name → columns in one direction, none of which may be null. */
  readonly namedSorts?: NamedSorts;
  /** Models that `node` does not find; by default it finds all but views. */
  readonly notNodes?: readonly string[];
  readonly maximumNames?: number;
}

export interface Engine<Declared, W extends World, Searched> {
  /** Loaders for one operation. They keep every answer: after a write, make new ones. */
  createLoaders(
    session: Session,
  ): LoadersOf<Declared, W> & { readonly search: SearchLoaders<Searched, W> } & ReportLoaders;
  readonly statements: Statements;
}

/** Makes an engine. Throws where a declaration does not fit the data model. */
export function createEngine<
  W extends World,
  Declared extends Declarations<W>,
  Searched extends DeclaredSearches<W> = Readonly<Record<never, never>>,
>(options: EngineOptions<Declared, Searched>): Engine<Declared, W, Searched> {
  const { models, declared, namedSorts = {}, notNodes = [] } = options;
  const statements = new Statements(options.maximumNames === undefined ? {} : { maximumNames: options.maximumNames });
  const tables = new Tables(models);
  const sorts = new Sorts(namedSorts, tables);
  const questions = new Questions(tables, sorts, statements);
  const declarations = declared as Readonly<Record<string, Readonly<Record<string, Shape>> | undefined>>;
  const entities: Record<string, EntityClass> = {};
  const lookups = new Map<string, Question>();
  for (const table of tables.all()) {
    const entity = table.name.charAt(0).toLowerCase() + table.name.slice(1);
    const byId = questions.of({ shape: 'one', model: table.name, key: 'id' });
    lookups.set(table.name, byId);
    entities[entity] = entityClass(
      byId,
      questions.pages(table, undefined, undefined),
      questions.all(declarations[entity]),
    );
  }
  const stray = Object.keys(declarations).find((entity) => !Object.hasOwn(entities, entity));
  if (stray !== undefined) throw new Error(`Loaders are declared for "${stray}", which is no model.`);
  const nodes = [...tables.all()].filter(({ name, model }) => model.view !== true && !notNodes.includes(name));
  const LoadersClass = loadersClass({
    ...entities,
    node: nodeClass(new TypeOf(statements, nodes), lookups),
    search: searchClass(options.searches ?? {}, tables, statements),
  });
  return {
    statements,
    // The class has a getter per model, each with the questions its type says.
    createLoaders: (session) =>
      new LoadersClass(new Rounds(session)) as LoadersOf<Declared, W> & {
        readonly search: SearchLoaders<Searched, W>;
      } & ReportLoaders,
  };
}

/** The questions of a data model; equal ones are the same object, so that they share batches under whatever name. */
class Questions {
  readonly #questions = new Map<string, Question>();

  constructor(
    readonly tables: Tables,
    readonly sorts: Sorts,
    readonly statements: Statements,
  ) {}

  all(shapes: Readonly<Record<string, Shape>> = {}): Readonly<Record<string, Question>> {
    return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, this.of(shape)]));
  }

  of(shape: Shape): Question {
    const key = JSON.stringify(shape);
    let question = this.#questions.get(key);
    if (question === undefined) this.#questions.set(key, (question = this.#make(shape)));
    return question;
  }

  pages(table: Table, parents: Keys | undefined, sort: DeclaredSort | undefined): Question {
    const { field, direction } = sort ?? { field: 'id', direction: 'DESC' };
    return new Pages(this.#source(table, parents), this.sorts, this.sorts.get(table, field, direction));
  }

  #make(shape: Shape): Question {
    const table = this.tables.get(shape.model);
    const keys = new Keys(table, shape.shape === 'one' ? shape.key : shape.foreignKey);
    switch (shape.shape) {
      case 'one':
        return new One(this.statements, keys);
      case 'many':
        return new Many(this.statements, keys, this.sorts.get(table, shape.sort.field, shape.sort.direction));
      case 'page':
        return this.pages(table, keys, shape.sort);
      case 'count':
        return new Count(this.#source(table, keys));
    }
  }

  #source(table: Table, parents: Keys | undefined): ListSource {
    return { tables: this.tables, statements: this.statements, table, parents };
  }
}

type EntityClass = new (rounds: Rounds) => object;

class Entity {
  constructor(readonly rounds: Rounds) {}
}

function entityClass(byId: Question, pages: Question, declared: Readonly<Record<string, Question>>): EntityClass {
  const methods: Record<string, (this: Entity, key: unknown, args?: unknown) => unknown> = {
    byId(id) {
      return this.rounds.ask(byId, id);
    },
    page(args) {
      return this.rounds.ask(pages, undefined, args);
    },
  };
  for (const [name, question] of Object.entries(declared)) {
    if (Object.hasOwn(methods, name)) throw new Error(`"${name}" cannot be declared: every entity has it.`);
    methods[name] = function (key, args) {
      return this.rounds.ask(question, key, args);
    };
  }
  return withMethods(methods);
}

function nodeClass(typeOf: TypeOf, lookups: ReadonlyMap<string, Question>): EntityClass {
  const find = async (rounds: Rounds, model: unknown, id: unknown): Promise<object | null> => {
    const lookup = typeof model === 'string' ? lookups.get(model) : undefined;
    const row = lookup === undefined ? null : await rounds.ask(lookup, id);
    return row === null ? null : { model, row };
  };
  return withMethods({
    typeOf(id) {
      return this.rounds.ask(typeOf, id);
    },
    async byId(id) {
      return find(this.rounds, await this.rounds.ask(typeOf, id), id);
    },
    ofModel(model, id) {
      return find(this.rounds, model, id);
    },
  });
}

function searchClass(
  searches: Readonly<Record<string, DeclaredSearch>>,
  tables: Tables,
  statements: Statements,
): EntityClass {
  const asked = Object.entries(searches).map(([name, { model, facets }]) => {
    const search = new Search(statements, tables.get(model), facets);
    return [
      name,
      function (this: Entity, args: unknown): unknown {
        return this.rounds.ask(search, args);
      },
    ] as const;
  });
  return withMethods(Object.fromEntries(asked));
}

function withMethods(
  methods: Readonly<Record<string, (this: Entity, key: unknown, args?: unknown) => unknown>>,
): EntityClass {
  const EntityOfMethods = class extends Entity {};
  Object.assign(EntityOfMethods.prototype, methods);
  return EntityOfMethods;
}

function loadersClass(entities: Readonly<Record<string, EntityClass>>): new (rounds: Rounds) => object {
  const LoadersOfEntities = class {
    readonly #rounds: Rounds;
    readonly #made = new Map<string, object>();

    constructor(rounds: Rounds) {
      this.#rounds = rounds;
    }

    report(report: Question, args: unknown): unknown {
      return this.#rounds.ask(report, args);
    }

    entity(name: string, EntityOfMethods: EntityClass): object {
      let entity = this.#made.get(name);
      if (entity === undefined) this.#made.set(name, (entity = new EntityOfMethods(this.#rounds)));
      return entity;
    }
  };
  for (const [name, EntityOfMethods] of Object.entries(entities)) {
    Object.defineProperty(LoadersOfEntities.prototype, name, {
      enumerable: true,
      get(this: InstanceType<typeof LoadersOfEntities>) {
        return this.entity(name, EntityOfMethods);
      },
    });
  }
  return LoadersOfEntities;
}
