// A list of objects from JavaScript: length, elements, push, replacing, emptying, its change signal.
import QtQml
QtObject {
    id: top
    property list<QtObject> things: [ QtObject { objectName: "one" }, QtObject { objectName: "two" } ]
    property QtObject spare: QtObject { objectName: "spare" }
    property int count: things.length
    onThingsChanged: console.log("changed", things.length)
    function names() { let all = []; for (let i = 0; i < things.length; i++) all.push(things[i] ? things[i].objectName : "null"); return all.join() }
    Component.onCompleted: {
        console.log(names(), count)
        things.push(spare); console.log(names(), count)
        things[0] = spare; console.log(names())
        things = [spare]; console.log(names(), count)
        things = []; console.log(names(), count, things[3])
        console.log("END")
    }
}
