// What delegates see and do: writing roles, lists of objects, required properties of all kinds, models that change.
import QtQuick
Item {
    id: root
    property list<QtObject> things: [ QtObject { property string name: "p"; property int n: 1 }, QtObject { property string name: "q"; property int n: 2 } ]
    property var words: ["x", "y"]
    ListModel { id: rows; ListElement { label: "a"; n: 1 } ListElement { label: "b"; n: 2 } }
    Repeater { id: objects; model: root.things; Item { property string shown: index + name + n + modelData.name } }
    Repeater { id: required; model: rows; delegate: Item { required property int index; required property string label; required n; property int n; property string shown: index + label + n } }
    Repeater { id: data; model: root.words; Item { required property string modelData; required property int index; property string shown: modelData + index } }
    Repeater { id: through; model: rows; Item { property string shown: model.label + model.n + index; function bump() { model.n = model.n + 10; n += 100 } } }
    function all(of) { const out = []; for (let i = 0; i < of.count; i++) out.push(of.itemAt(i) ? of.itemAt(i).shown : null); return out.join(" ") }
    Component.onCompleted: {
        console.log(all(objects), "|", all(required), "|", all(data), "|", all(through))
        things[0].name = "changed"; console.log(all(objects))
        rows.insert(0, { label: "first", n: 0 }); console.log(all(required), "|", all(through))
        through.itemAt(1).bump(); console.log(rows.get(1).n, all(required), "|", all(through))
        words = ["only"]; console.log(all(data))
        rows.setProperty(2, "label", "bb"); console.log(all(required), "|", all(through))
        console.log("END")
    }
}
