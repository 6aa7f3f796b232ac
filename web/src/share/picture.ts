import { figureFor } from "../export/figure-names.js";
import { figureSvg } from "../export/figure-svg.js";
import { pngOf } from "../export/raster.js";
import type { Shown } from "../export/shown.js";
import { pictureName } from "./codes.js";
import { save } from "./take-away.js";

/** Sharp on the screens of phones. */
const pixelRatio = 2;

/**
 * Saves the picture that the Markdown shows, under the name that it has there.
 * @throws Error where the browser does not draw it.
 */
export async function savePicture(shown: Shown): Promise<void> {
  save(await pngOf(figureSvg(figureFor(shown), shown), pixelRatio), pictureName);
}
