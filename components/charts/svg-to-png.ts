/** Dots for each CSS pixel: 288 to the inch, which print asks for. */
const DENSITY = 3;

/** The SVG as a picture of dots on white, at three times its size on screen. */
export async function svgToPng(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.naturalWidth * DENSITY);
    canvas.height = Math.round(picture.naturalHeight * DENSITY);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser draws no pictures.");
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((png) => png ? resolve(png) : reject(new Error("The picture is too large for this browser.")), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
