// Sizes, baselines and lines of texts in the default font: bold, spaced, capitals, wrapped, aligned, fitted.
// tags: fonts
import QtQuick
Item {
    width: 200; height: 100
    Text { id: plain; text: "Hello World, AVATAR To fi" }
    Text { id: bold; font.bold: true; text: "Hello bold fj" }
    Text { id: spaced; font.letterSpacing: 2; font.wordSpacing: 3; text: "Hello a b" }
    Text { id: capitals; font.capitalization: Font.AllUppercase; text: "Hello" }
    Text { id: wrapped; width: 70; wrapMode: Text.WordWrap; text: "The quick brown fox jumps over" }
    Text { id: mono; font.family: "DejaVu Sans Mono"; font.pixelSize: 10; text: "Mono" }
    Text { id: points; font.pointSize: 10; text: "Point ten" }
    Text { id: padded; text: "pad"; padding: 3; leftPadding: 7 }
    Text { id: middle; height: 50; width: 100; verticalAlignment: Text.AlignVCenter; text: "a" }
    Text { id: light; font.bold: true; font.weight: Font.Light }
    Component.onCompleted: {
        for (let t of [plain, bold, spaced, capitals, wrapped, mono, points, padded, middle])
            console.log(t.text.slice(0, 9), t.implicitWidth, t.implicitHeight, t.baselineOffset, t.contentWidth, t.contentHeight, t.lineCount, t.font.pixelSize)
        for (let px of [8, 12, 18, 32]) { plain.font.pixelSize = px; console.log(px, plain.implicitWidth, plain.implicitHeight, plain.baselineOffset) }
        console.log(light.font.bold, light.font.weight)
        console.log("END")
    }
}
