// A var tells of every assignment, other types only of another value.
import QtQml
QtObject {
    property var any: 1
    property int whole: 1
    property string text: "a"
    property date when: new Date(0)
    onAnyChanged: console.log("any", any)
    onWholeChanged: console.log("whole", whole)
    onTextChanged: console.log("text", text)
    Component.onCompleted: { any = 1; any = 1; any = null; whole = 1.2; whole = 2; whole = 2; text = "a"; text = "b"; any = undefined; console.log("END") }
}
