import type { MainModule } from "./transformer.mjs";
import { readCard } from "./card.js";
import { orThrow } from "./checks.js";
import { handle } from "./handle.js";
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
  return {
    loadModel: (bytes) => trainedModel(module, orThrow(module.loadModel(checkedBytes(bytes)))),
  };
}

function trainedModel(module: MainModule, number: number): TrainedModel {
  const own = handle(number, module.releaseModel);
  const { card, ...description } = orThrow(module.modelAbout(number));
  return {
    ...description,
    card: readCard(card),
    attend: (request) => orThrow(module.modelAttend(own.number, checkedTrainedRequest(request))),
    attentionWeights: (request) =>
      orThrow(module.modelAttentionWeights(own.number, checkedTrainedRequest(request))),
    headWeights: (request, { layer, head }) => {
      const asked = checkedTrainedRequest(request);
      const { largest, ...weights }: RawHeadWeights = orThrow(
        module.modelHeadWeights(own.number, asked, Number(layer), Number(head)),
      );
      return { ...weights, only: { layer, head, largest } };
    },
    weights: () => orThrow(module.modelWeights(own.number)),
    [Symbol.dispose]: own.release,
  };
}
