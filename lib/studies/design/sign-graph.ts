/** Signs that are tied to each other: "opposite" or "same", with some fixed. A union–find that keeps parity. */

export type Component = { members: number[]; isFixed: boolean };

export class SignGraph {
  /** The root's own index is at the root; elsewhere the way towards it. */
  readonly #parent: Int32Array;
  /** Whether a node's sign differs from its parent's. */
  readonly #differs: Uint8Array;
  readonly #size: Int32Array;
  /** Of roots: the sign, and whether it may still change. */
  readonly #sign: Uint8Array;
  readonly #fixed: Uint8Array;

  constructor(readonly length: number) {
    this.#parent = Int32Array.from({ length }, (_, index) => index);
    this.#differs = new Uint8Array(length);
    this.#size = new Int32Array(length).fill(1);
    this.#sign = new Uint8Array(length);
    this.#fixed = new Uint8Array(length);
  }

  /** Before any tie. */
  fix(node: number, sign: boolean): void {
    this.#sign[node] = sign ? 1 : 0;
    this.#fixed[node] = 1;
  }

  /** @returns whether the tie holds; one that contradicts what is tied or fixed already is left out. */
  tie(first: number, second: number, relation: "opposite" | "same"): boolean {
    const a = this.#find(first);
    const b = this.#find(second);
    const differs = (a.differs ^ b.differs ^ (relation === "opposite" ? 1 : 0)) as 0 | 1;
    if (a.root === b.root) return differs === 0;
    const agree = ((this.#sign[a.root] ?? 0) ^ (this.#sign[b.root] ?? 0)) === differs;
    if (this.#fixed[a.root] && this.#fixed[b.root] && !agree) return false;
    // The fixed group keeps its sign; else the larger one, which keeps the way to the root short.
    const [root, child] = this.#fixed[a.root] || (!this.#fixed[b.root] && (this.#size[a.root] ?? 0) >= (this.#size[b.root] ?? 0)) ? [a.root, b.root] : [b.root, a.root];
    this.#parent[child] = root;
    this.#differs[child] = differs;
    this.#size[root] = (this.#size[root] ?? 0) + (this.#size[child] ?? 0);
    return true;
  }

  sign(node: number): boolean {
    const { root, differs } = this.#find(node);
    return ((this.#sign[root] ?? 0) ^ differs) === 1;
  }

  /** Turns the whole group of a node. */
  turn(node: number): void {
    const { root } = this.#find(node);
    if (this.#fixed[root]) throw new Error("A fixed group cannot be turned.");
    this.#sign[root] = (this.#sign[root] ?? 0) ^ 1;
  }

  components(): Component[] {
    const byRoot = new Map<number, Component>();
    for (let node = 0; node < this.length; node += 1) {
      const { root } = this.#find(node);
      const component = byRoot.get(root) ?? { members: [], isFixed: this.#fixed[root] === 1 };
      component.members.push(node);
      byRoot.set(root, component);
    }
    return [...byRoot.values()];
  }

  #find(node: number): { root: number; differs: 0 | 1 } {
    let root = node;
    let differs = 0;
    while (this.#parent[root] !== root) {
      differs ^= this.#differs[root] ?? 0;
      root = this.#parent[root] ?? root;
    }
    // Shorten the way for the next time.
    let at = node;
    let rest = differs;
    while (this.#parent[at] !== root && at !== root) {
      const next = this.#parent[at] ?? root;
      const own = this.#differs[at] ?? 0;
      this.#parent[at] = root;
      this.#differs[at] = rest;
      rest ^= own;
      at = next;
    }
    return { root, differs: differs as 0 | 1 };
  }
}
