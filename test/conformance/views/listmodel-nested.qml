// Lists within rows, values of all types, what delegates write, and bad calls.
import QtQuick
Item {
    ListModel {
        id: fruit
        ListElement { name: "apple"; cost: 2.5; tags: [ ListElement { word: "green" }, ListElement { word: "red" } ] }
        ListElement { name: "pear"; cost: 1; tags: [ ListElement { word: "yellow" } ] }
    }
    Repeater { id: writer; model: fruit; Item { property string shown: name + " " + cost; function rename(to) { name = to } } }
    Component.onCompleted: {
        const row = fruit.get(0)
        console.log(row.name, row.cost, row.tags.count, row.tags.get(1).word, fruit.get(1).tags.count)
        row.tags.append({ word: "sweet" }); console.log(fruit.get(0).tags.count, JSON.stringify(fruit.get(1)))
        writer.itemAt(1).rename("quince"); console.log(fruit.get(1).name, writer.itemAt(1).shown)
        row.cost = 3; console.log(writer.itemAt(0).shown)
        fruit.append({ name: "fig", tags: [{ word: "dry" }] }); console.log(fruit.get(2).tags.get(0).word, fruit.get(2).cost)
        fruit.append({ name: "date", when: new Date(0) }); console.log(fruit.get(3).when.getTime())
        fruit.append(5); fruit.insert(9, { name: "x" }); fruit.remove(7); fruit.move(0, 9, 1); fruit.set(8, { name: "y" }); fruit.setProperty(8, "name", "z")
        fruit.set(0, { name: "crab", cost: 9 }); console.log(row.name, row.cost, fruit.count)
        fruit.move(0, 2, 1); console.log(row.name, fruit.get(2).name); row.name = "moved"; console.log(fruit.get(2).name)
        console.log(Object.keys(fruit.get(1)).join() !== undefined, fruit.get(0).nothing)
        console.log("END")
    }
}
