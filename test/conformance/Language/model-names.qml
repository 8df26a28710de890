// Model roles against names: shadowing, required, modelData, index, model.
import QtQuick
Item { id: root; property string name: "root"; property int index: 99
    ListModel { id: lm; ListElement { name: "one"; n: 1; on: true; sub: [ ListElement { k: "v" } ] } ListElement { name: "two"; n: 2.5; on: false } }
    Repeater { model: lm; delegate: Item { id: d; property string own: name + "/" + n + "/" + on + "/" + index + "/" + model.name + "/" + root.index; Component.onCompleted: console.log(own, sub ? sub.count : "nosub", typeof modelData) } }
    Repeater { model: 2; Item { property string name: "delegate"; Component.onCompleted: console.log(name, index, modelData, model.index) } }
    Repeater { model: [{ name: "obj" }, { name: "obj2" }]; Item { Component.onCompleted: console.log(name, modelData.name, model.modelData.name) } }
    Repeater { model: ["x"]; Text { text: modelData + name; Component.onCompleted: console.log(text) } }
    Instantiator { model: 2; QtObject { property int i: index; Component.onCompleted: console.log("inst", i, index) } }
    Component.onCompleted: { lm.setProperty(0, "name", "changed"); lm.append({ name: "three", n: 3, on: true }); lm.get(1).name = "two!"; console.log(lm.count, lm.get(0).name, JSON.stringify(lm.get(1)), lm.get(9)); lm.move(0, 1, 1); lm.remove(0); console.log(lm.get(0).name, lm.get(0).n); console.log("END") }
}
