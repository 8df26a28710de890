// TextEdit: the keyboard goes, selects and erases word by word; every signal is told, the cursor's first.
import QtQuick
Item {
    width: 400; height: 200
    property int n: 0
    TextEdit {
        focus: true
        width: 300
        text: "one, two\nthree"
        onTextChanged: console.log("text", text.replace(/\n/g, "/"))
        onCursorPositionChanged: console.log("cursor", cursorPosition)
        onSelectionStartChanged: console.log("start", selectionStart)
        onSelectionEndChanged: console.log("end", selectionEnd)
        onSelectedTextChanged: console.log("selected", selectedText)
        onCanUndoChanged: console.log("canUndo", canUndo)
        Keys.onReleased: (ev) => { if (ev.key !== Qt.Key_Shift && ev.key !== Qt.Key_Control) console.log("-", ++n, text.replace(/\n/g, "/"), cursorPosition, selectionStart, selectionEnd) }
    }
}
