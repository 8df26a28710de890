// A ComboBox with models of several kinds: what is current as they change.
import QtQuick
import QtQuick.Controls
Item { width: 400; height: 300
  ComboBox { id: a; model: ["a very long text in a combo box indeed", "b"]; onCurrentIndexChanged: print("a index", currentIndex, currentText); onCurrentTextChanged: print("a text", currentText); onCurrentValueChanged: print("a value", currentValue); onDisplayTextChanged: print("a display", displayText); onActivated: i => print("a activated", i);  onModelChanged: print("a model") }
  ListModel { id: m; ListElement { key: "A"; val: 1 } ListElement { key: "B"; val: 2 } }
  ComboBox { id: b; model: m; textRole: "key"; valueRole: "val"; currentIndex: 1; onCurrentIndexChanged: print("b index", currentIndex, currentText); onCurrentTextChanged: print("b text", currentText); onCurrentValueChanged: print("b value", currentValue); 
     onAccepted: print("b accepted"); onEditTextChanged: print("b edit", editText); onActivated: i => print("b activated", i);onHighlighted: i => print("b highlighted", i) ; onHighlightedIndexChanged: print("b hi", highlightedIndex); onPressedChanged: print("b pressed", pressed); onDownChanged: print("b down", down)}
  ComboBox { id: c; model: 3 }
  ComboBox { id: d; currentIndex: -1; model: ["x"] }
  Component.onCompleted: {
    print(a.implicitWidth, a.width, a.contentItem.width, a.contentItem.x, a.contentItem.text, a.indicator.width, a.indicator.height, a.indicator.x, a.indicator.y)
    print(b.currentText, b.currentValue, b.displayText, b.textAt(0), b.valueAt(0), b.indexOfValue(2), b.find("B"), b.find("b"), b.find("b", Qt.MatchFixedString), b.textAt(7), b.valueAt(9), b.indexOfValue(77))
    print(c.currentText, c.count, c.textAt(2), d.currentIndex, d.currentText, d.displayText)
    b.incrementCurrentIndex(); b.decrementCurrentIndex(); b.currentIndex = -1; print(b.currentText, b.currentValue, b.displayText); b.currentIndex = 0
    m.append({key: "C", val: 3}); m.setProperty(0, "key", "Z"); print(b.currentText, b.displayText); m.insert(0, {key:"0", val:0}); print(b.currentIndex, b.currentText); m.remove(0); print(b.currentIndex, b.currentText); m.remove(0); print(b.currentIndex, b.currentText, b.currentValue); m.clear(); print(b.currentIndex, b.currentText, b.count)
    a.model = ["p","q","r"]; print(a.currentIndex, a.currentText); a.currentIndex = 2; a.model = ["s"]; print(a.currentIndex, a.currentText); a.displayText = "disp"; a.currentIndex=0
    print("END")
  } }
