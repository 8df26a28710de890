// Default properties: a list, one object, an alias, a component.
import QtQuick
Item {
    id: root
    component D1: QtObject { default property list<QtObject> kids; property int n: kids.length; onKidsChanged: console.log("kids", kids.length) }
    component D2: QtObject { default property QtObject only; onOnlyChanged: console.log("only", only) }
    component D3: Item { default property alias content: inner.data; Item { id: inner; objectName: "inner" } }
    component D4: QtObject { default property Component comp }
    component D5: QtObject { default property var v }
    component D6: Item { property list<Item> extra; default property alias e: extraHolder.children; Item { id: extraHolder } }
    D1 { id: d1; QtObject { objectName: "a" } QtObject { objectName: "b" } }
    D2 { id: d2; QtObject { objectName: "solo" } }
    D3 { id: d3; Item { objectName: "c1" } QtObject { objectName: "q1" } Item { objectName: "c2" } }
    D4 { id: d4; Item { objectName: "fromComp"; width: 7 } }
    D5 { id: d5; QtObject { objectName: "vv" } }
    D6 { id: d6; Item {} Item {} extra: [Item {}, Item {}] }
    Component.onCompleted: {
        console.log(d1.n, d1.kids[1].objectName); console.log(d2.only.objectName); console.log(d3.children.length, d3.content.length, d3.children[0].children.length, d3.children[0].children[0].objectName)
        console.log(d4.comp, d4.comp.createObject(root).width); console.log(d5.v ? d5.v.objectName : d5.v); console.log(d6.e.length, d6.extra.length)
        console.log("END")
    }
}
