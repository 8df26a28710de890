pragma Singleton
import QtQuick
QtObject { property string name: "conf"; property int n: 0; function next() { return ++n } property list<QtObject> lst: [ QtObject {} ]
 readonly property int ro: 1 }
