// DelegateModel with groups: who is in which, what is shown, sorting by moving, what is told of changes.
import QtQuick
import QtQml.Models
Item {
    width: 100; height: 200
    ListModel { id: rows; ListElement { word: "d"; odd: false } ListElement { word: "b"; odd: true } ListElement { word: "c"; odd: false } ListElement { word: "a"; odd: true } }
    DelegateModel {
        id: model
        model: rows
        groups: DelegateModelGroup { id: chosen; name: "chosen"; onCountChanged: console.log("  chosen count", count) }
        items.onChanged: (removed, inserted) => console.log("  items changed", told(removed), told(inserted))
        onCountChanged: console.log("  model count", count)
        delegate: Item {
            property string text: word
            property int row: index
            property bool picked: DelegateModel.inChosen
            property int place: DelegateModel.itemsIndex
            width: 100; height: 20
        }
    }
    ListView { id: view; width: 100; height: 200; cacheBuffer: 0; model: model }
    function told(changes) { const all = []; for (let i = 0; i < changes.length; i++) all.push(changes[i].index + "+" + changes[i].count); return "[" + all + "]" }
    function show(word) {
        view.forceLayout()
        const seen = []
        for (let i = 0; i < view.count; i++) { const item = view.itemAtIndex(i); seen.push(item ? item.text + item.row + (item.picked ? "*" : "") + "/" + item.place : "-") }
        const all = []
        for (let i = 0; i < model.items.count; i++) { const each = model.items.get(i); all.push(each.model.word + each.itemsIndex + (each.inChosen ? "+" + each.chosenIndex : "") + "[" + each.groups + "]") }
        console.log(word, "|", view.count, model.count, model.items.count, chosen.count, "|", seen.join(" "), "|", all.join(" "))
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            show("shown")
            console.log(model.items.name, chosen.name, model.items.includeByDefault, chosen.includeByDefault, JSON.stringify(model.filterOnGroup))
            model.items.addGroups(1, 2, "chosen"); show("chosen 1 and 2")
            model.items.move(3, 0); show("moved")
            view.itemAtIndex(1).DelegateModel.inChosen = true; show("chosen by the delegate")
            model.filterOnGroup = "chosen"; show("only the chosen")
            rows.append({ word: "e", odd: false }); show("appended")
            rows.remove(1); show("removed b")
            model.items.setGroups(0, 1, ["items", "chosen"]); show("set")
            model.items.removeGroups(0, model.items.count, "chosen"); show("none")
            model.filterOnGroup = "items"; show("all again")
            model.items.remove(0, 1); show("a taken out")
            for (let i = 0; i < model.items.count; i++)
                for (let j = i + 1; j < model.items.count; j++)
                    if (model.items.get(j).model.word < model.items.get(i).model.word) model.items.move(j, i)
            show("sorted")
            rows.insert(0, { word: "n", odd: true }); show("inserted")
            rows.move(0, 2, 1); show("source moved")
            console.log("END")
        }
    }
}
