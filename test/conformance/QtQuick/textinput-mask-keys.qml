// TextInput: what a mask makes of keys, with every signal that tells of it.
import QtQuick
Item {
    width: 400; height: 200
    TextInput {
        id: e
        focus: true; width: 200
        inputMask: "99-99;_"
        onTextChanged: console.log("text", text)
        onTextEdited: console.log("edited", text)
        onDisplayTextChanged: console.log("display", displayText)
        onAcceptableInputChanged: console.log("acceptable", acceptableInput)
        onCursorPositionChanged: console.log("cursor", cursorPosition)
        onSelectionStartChanged: console.log("start", selectionStart)
        onSelectionEndChanged: console.log("end", selectionEnd)
        onSelectedTextChanged: console.log("selected", selectedText)
        onCanUndoChanged: console.log("canUndo", canUndo)
        Keys.onReleased: (ev) => console.log("-", text, displayText, cursorPosition, length)
        Component.onCompleted: console.log("done", text, displayText, cursorPosition, length, acceptableInput)
    }
}
