// TextInput: the keyboard goes, selects and erases word by word, and in a mask; every signal is told.
import QtQuick
Item {
    width: 400; height: 200
    property int n: 0
    component Field: TextInput {
        id: e
        width: 300
        onTextChanged: console.log("text", text)
        onTextEdited: console.log("edited")
        onCursorPositionChanged: console.log("cursor", cursorPosition)
        onSelectionStartChanged: console.log("start", selectionStart)
        onSelectionEndChanged: console.log("end", selectionEnd)
        onSelectedTextChanged: console.log("selected", selectedText)
        onAcceptableInputChanged: console.log("acceptable", acceptableInput)
        onCanUndoChanged: console.log("canUndo", canUndo)
        Keys.onReleased: (ev) => { if (ev.key !== Qt.Key_Shift && ev.key !== Qt.Key_Control) console.log("-", ++n, displayText, cursorPosition) }
    }
    Field { focus: true; text: "one two, three-four  (five).six" }
}
