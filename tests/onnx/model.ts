import { onnx } from "onnx-proto";

type Attributes = Readonly<Record<string, number | readonly number[]>>;
type Shapes = Readonly<Record<string, readonly number[]>>;

const { FLOAT, INT64 } = onnx.TensorProto.DataType;
const { INT, INTS } = onnx.AttributeProto.AttributeType;

/** An ONNX graph under construction; values go by their names. */
export class Graph {
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #initializers: onnx.ITensorProto[] = [];

  /** Adds an operator of the ONNX standard and gives the name of its first output. */
  add(
    operator: string,
    input: readonly string[],
    attributes: Attributes = {},
    output = `value ${this.#nodes.length}`,
  ): string {
    this.#nodes.push({
      opType: operator,
      input: [...input],
      output: [output],
      attribute: Object.entries(attributes).map(([name, value]) =>
        typeof value === "number"
          ? { name, type: INT, i: value }
          : { name, type: INTS, ints: [...value] },
      ),
    });
    return output;
  }

  /** A parameter the session keeps, so that it may be repacked once at its creation. */
  constant(shape: readonly number[], values: Float32Array): string {
    return this.#keep(FLOAT, shape, values);
  }

  /** A shape, or one index. */
  integers(values: readonly number[] | number): string {
    const shape = typeof values === "number" ? [] : [values.length];
    return this.#keep(INT64, shape, BigInt64Array.from([values].flat(), BigInt));
  }

  #keep(dataType: number, shape: readonly number[], values: ArrayBufferView): string {
    const name = `constant ${this.#initializers.length}`;
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#initializers.push({ name, dataType, dims: [...shape], rawData });
    return name;
  }

  /** The model's bytes; `inputs` and `outputs` are float32 tensors and their shapes. */
  serialized(inputs: Shapes, outputs: Shapes): Uint8Array {
    return onnx.ModelProto.encode({
      irVersion: onnx.Version.IR_VERSION,
      opsetImport: [{ version: 13 }],
      graph: {
        name: "attention",
        node: this.#nodes,
        initializer: this.#initializers,
        input: valueInfos(inputs),
        output: valueInfos(outputs),
      },
    }).finish();
  }
}

function valueInfos(shapes: Shapes): onnx.IValueInfoProto[] {
  return Object.entries(shapes).map(([name, shape]) => ({
    name,
    type: {
      tensorType: { elemType: FLOAT, shape: { dim: shape.map((dimValue) => ({ dimValue })) } },
    },
  }));
}
