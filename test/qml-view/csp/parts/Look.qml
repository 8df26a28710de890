pragma Singleton
import QtQuick

QtObject {
    property color background: "#204060"
    property string name: "look"
}
