// required properties, in types, delegates and by createObject.
import QtQuick
import "lib"
Item { id: root
    Needs { id: n1; need: 4 }
    Component { id: comp; Needs { } }
    Component { id: ok; Needs { need: 2; label: "l" } }
    Component { id: own; Item { required property int z1; property int twice: z1 * 2; required objectName } }
    Component.onCompleted: {
        console.log(n1.need, n1.label)
        let a = comp.createObject(root, { need: 5 }); console.log(a ? a.need + a.label : a)
        console.log(ok.createObject(root).need)
        let c = own.createObject(root, { z1: 3, objectName: "x" }); console.log(c ? c.twice + c.objectName : c)
        let e2 = own.createObject(root, { z1: "text", objectName: "x" }); console.log(e2 ? e2.z1 : e2)
        let f = own.createObject(root, { z1: 1, objectName: 5, nosuch: 3 }); console.log(f ? f.objectName : f)
        let g = ok.createObject(root, { "anchors.margins": 3, need: 8 }); console.log(g ? g.anchors.margins + " " + g.need : g)
        console.log("END")
    }
    Repeater { model: ["a", "b"]; delegate: Needs { required property int index; required property string modelData; need: index; label: modelData; Component.onCompleted: console.log("rep", need, label) } }
    Repeater { model: 2; Item { required property int index; Component.onCompleted: console.log("i", index, typeof modelData) } }
}
