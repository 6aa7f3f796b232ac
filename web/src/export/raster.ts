/** How many pixels of the PNG a CSS pixel becomes. */
export type PixelRatio = 1 | 2 | 3 | 4;

/**
 * An SVG drawn to a PNG by the browser. The page's policy must allow `blob:` in img-src.
 * @throws Error where the browser does not draw it.
 */
export async function pngOf(svg: string, ratio: PixelRatio): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = await loaded(address);
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * ratio;
    canvas.height = image.naturalHeight * ratio;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await asBlob(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () =>
      reject(new Error("picture: the browser refused the SVG; does the page allow blob: images?"));
    image.src = address;
  });
}

function asBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      const { width, height } = canvas;
      const problem = `picture: ${width} × ${height} pixels are more than the browser draws; use a smaller ratio`;
      if (blob) resolve(blob);
      else reject(new Error(problem));
    }, "image/png"),
  );
}
