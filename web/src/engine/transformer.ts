import type { TrainedModel as RawModel } from "./transformer.mjs";
import { readCard } from "./card.js";
import { orThrow } from "./checks.js";
import { startModule } from "./load.js";
import { checkedBytes, checkedTrainedRequest } from "./trained-checks.js";
import type { RawHeadWeights, TrainedModel, Transformer } from "./trained-types.js";

/**
 * Loads what runs small transformers: in Node, on a page's main thread or in a worker.
 * @throws EngineLoadError where WebAssembly is missing or blocked.
 */
export async function loadTransformer(): Promise<Transformer> {
  const module = await startModule("transformer", async () =>
    (await import("./transformer.mjs")).default(),
  );
  return { loadModel: (bytes) => trainedModel(orThrow(module.loadModel(checkedBytes(bytes)))) };
}

function trainedModel(model: RawModel): TrainedModel {
  const { card, ...description } = orThrow(model.about());
  return {
    ...description,
    card: readCard(card),
    attend: (request) => orThrow(model.attend(checkedTrainedRequest(request))),
    attentionWeights: (request) => orThrow(model.attentionWeights(checkedTrainedRequest(request))),
    headWeights: (request, { layer, head }) => {
      const asked = checkedTrainedRequest(request);
      const found: RawHeadWeights = orThrow(model.headWeights(asked, Number(layer), Number(head)));
      const { largest, ...weights } = found;
      return { ...weights, only: { layer, head, largest } };
    },
    weights: () => orThrow(model.weights()),
    [Symbol.dispose]: () => model.delete(),
  };
}
